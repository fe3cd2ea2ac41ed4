/** What of each value is kept, so that nothing stands there twice: what timelines, auditors and replays read, and no more. */
package eu.passerelle.engine.history;
