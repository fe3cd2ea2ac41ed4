package eu.passerelle.engine;

/** A place on the drawing. */
record Point(double x, double y) {}
