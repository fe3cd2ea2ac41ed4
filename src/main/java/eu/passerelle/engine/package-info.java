/** The only room that knows engine internals: lanes, stages, forms and model rules, authorisations, the deploy gate. */
package eu.passerelle.engine;
