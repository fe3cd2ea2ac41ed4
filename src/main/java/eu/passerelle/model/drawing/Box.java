package eu.passerelle.model.drawing;

import org.springframework.modulith.NamedInterface;

/** The rectangle that a symbol takes on the drawing. */
@NamedInterface
public record Box(double x, double y, double width, double height) {

  public boolean overlaps(Box other) {
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
  }

  public Box shrunkBy(double margin) {
    return new Box(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
  }

  boolean holds(Point point) {
    return point.x() > x && point.x() < x + width && point.y() > y && point.y() < y + height;
  }

  public boolean isSized(double wide, double high) {
    return width == wide && height == high;
  }
}
