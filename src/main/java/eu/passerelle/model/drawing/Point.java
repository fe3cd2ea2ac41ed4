package eu.passerelle.model.drawing;

/** A place on the drawing. */
record Point(double x, double y) {}
