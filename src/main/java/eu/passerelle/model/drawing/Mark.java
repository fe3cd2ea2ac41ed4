package eu.passerelle.model.drawing;

import org.springframework.modulith.NamedInterface;

/** What became of an element between two versions of a drawing, and how the picture shows it. A sign stands beside each colour. */
@NamedInterface
public enum Mark {
  ADDED("+", "#1c6237", "#e0f2e6", ""), REMOVED("−", "#9c1c1c", "#fbe6e4", " stroke-dasharray=\"8 4\""),
  CHANGED("✎", "#7a4b00", "#fdf0d5", ""),
  /** Only drawn elsewhere. */
  MOVED("⇄", "#14527e", "#fff", " stroke-dasharray=\"2 3\"");

  private final String sign;
  private final String stroke;
  private final String fill;
  private final String dashes;

  Mark(String sign, String stroke, String fill, String dashes) {
    this.sign = sign;
    this.stroke = stroke;
    this.fill = fill;
    this.dashes = dashes;
  }

  String sign() {
    return sign;
  }

  String stroke() {
    return stroke;
  }

  String fill() {
    return fill;
  }

  String dashes() {
    return dashes;
  }
}
