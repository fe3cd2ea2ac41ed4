/** Where things stand on the drawing, and the picture made of it. */
package eu.passerelle.model.drawing;
