/** Finished cases are lived again in a trial, and the way they go is held beside the one that they went. */
package eu.passerelle.tryout.replay;
