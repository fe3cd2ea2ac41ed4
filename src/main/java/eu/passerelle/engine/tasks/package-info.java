/** The task service as people meet it. */
package eu.passerelle.engine.tasks;
