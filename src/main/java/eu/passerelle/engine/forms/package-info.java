/** What a person sends is checked against the form, on every way in. */
package eu.passerelle.engine.forms;
