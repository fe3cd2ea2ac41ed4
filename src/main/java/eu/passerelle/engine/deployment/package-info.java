/** The gate, shipped flows, bundles and versions, checks of proposals beside what is in force. */
package eu.passerelle.engine.deployment;
