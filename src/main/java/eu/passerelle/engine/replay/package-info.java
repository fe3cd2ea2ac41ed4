/** Records what came from outside and lets an instance live it again. */
package eu.passerelle.engine.replay;
