/** The world of a trial: an engine of its own, what it is filled with, and its clock. */
package eu.passerelle.tryout.world;
