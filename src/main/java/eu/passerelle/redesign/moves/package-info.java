/** Live cases move to a published version in the background, with a receipt each. */
package eu.passerelle.redesign.moves;
