package eu.passerelle.model.drawing;

import eu.passerelle.model.XmlNode;
import java.util.Locale;
import java.util.Set;

/** The papers and the stores that a diagram shows: read by people, never by the engine. */
final class DataShapes {

  private static final Set<String> PAPERS = Set.of("bpmn:dataObjectReference", "bpmn:dataInput", "bpmn:dataOutput");
  private static final String STORE = "bpmn:dataStoreReference";
  private static final double CORNER = 10;
  private static final double LID = 6;

  private DataShapes() {}

  static boolean isData(XmlNode element) {
    return PAPERS.contains(element.name()) || element.is(STORE);
  }

  /** @return a sheet with a folded corner, or a drum */
  static String of(XmlNode element, Box box) {
    return element.is(STORE) ? drum(box) : sheet(box);
  }

  private static String sheet(Box box) {
    double right = box.x() + box.width();
    return path("M%.0f %.0fH%.0fL%.0f %.0fV%.0fH%.0fzM%.0f %.0fV%.0fH%.0f", box.x(), box.y(), right - CORNER, right, box.y() + CORNER,
        box.y() + box.height(), box.x(), right - CORNER, box.y(), box.y() + CORNER, right);
  }

  private static String drum(Box box) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height() - LID;
    double half = box.width() / 2;
    return path("M%.0f %.0fA%.0f %.0f 0 0 1 %.0f %.0fV%.0fA%.0f %.0f 0 0 1 %.0f %.0fzA%.0f %.0f 0 0 0 %.0f %.0f", box.x(), box.y() + LID,
        half, LID, right, box.y() + LID, bottom, half, LID, box.x(), bottom, half, LID, right, box.y() + LID);
  }

  private static String path(String lines, Object... numbers) {
    return "<path d=\"" + String.format(Locale.ROOT, lines, numbers) + "\" fill=\"#fff\" stroke=\"#1a2530\" stroke-width=\"1.5\"/>";
  }
}
