package eu.passerelle.model.drawing;

import org.springframework.modulith.NamedInterface;

/** A straight stretch of a flow on the drawing. */
@NamedInterface
public record Segment(String flow, Point from, Point to) {

  private static final double TOLERANCE = 1;

  public boolean isSkewed() {
    return Math.abs(from.x() - to.x()) > TOLERANCE && Math.abs(from.y() - to.y()) > TOLERANCE;
  }

  public boolean crosses(Segment other) {
    return side(from, to, other.from) * side(from, to, other.to) < 0
        && side(other.from, other.to, from) * side(other.from, other.to, to) < 0;
  }

  public boolean runsThrough(Box box) {
    Point topLeft = new Point(box.x(), box.y());
    Point topRight = new Point(box.x() + box.width(), box.y());
    Point bottomRight = new Point(box.x() + box.width(), box.y() + box.height());
    Point bottomLeft = new Point(box.x(), box.y() + box.height());
    return box.holds(from) || box.holds(to)
        || crosses(new Segment(flow, topLeft, bottomRight)) || crosses(new Segment(flow, topRight, bottomLeft));
  }

  /** On which side of the line from a to b the point lies: positive, negative, or zero on the line. */
  private static double side(Point a, Point b, Point point) {
    return (b.x() - a.x()) * (point.y() - a.y()) - (b.y() - a.y()) * (point.x() - a.x());
  }
}
