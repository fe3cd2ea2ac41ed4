/** Which flows are in force, since when and for whom: versions, closures, publications, news. */
package eu.passerelle.redesign.flows;
