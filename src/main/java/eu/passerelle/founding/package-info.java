/** Lays down a new scheme from the template, and tells what a scheme lacks before its first case. */
package eu.passerelle.founding;
