/** What an expression may reach: open beans, harmless members, no classes, no scripts; the catalogue of delegates. */
package eu.passerelle.engine.guard;
