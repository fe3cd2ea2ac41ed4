/** The pages of cases, of their parties and of schemes. */
package eu.passerelle.casework.pages;
