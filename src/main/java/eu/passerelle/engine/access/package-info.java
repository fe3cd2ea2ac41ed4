/** Who may what: persons, parties, memberships, grants; the house acting for itself; collisions. */
package eu.passerelle.engine.access;
