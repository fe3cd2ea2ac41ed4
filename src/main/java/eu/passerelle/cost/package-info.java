/** What a case costs, who pays it, and what a worker who has paid gets back. */
package eu.passerelle.cost;
