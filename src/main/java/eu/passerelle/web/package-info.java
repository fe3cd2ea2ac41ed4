/** Sign-in, layout and error pages: what belongs to no feature. */
package eu.passerelle.web;
