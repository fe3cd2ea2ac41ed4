/** Tells organisations by mail that something waits for them, without a word about the person. */
package eu.passerelle.mail;
