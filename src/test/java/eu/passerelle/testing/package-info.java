/** What all tests share: a driver that speaks of cases and steps, databases, a browser, and the measure of process coverage. */
package eu.passerelle.testing;
