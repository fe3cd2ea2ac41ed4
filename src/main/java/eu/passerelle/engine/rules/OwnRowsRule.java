package eu.passerelle.engine.rules;

import eu.passerelle.model.KnownModels;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rows that a scheme has of its own stand before those of all schemes, so they answer in the same columns. */
final class OwnRowsRule implements ModelRule {

  private static final Pattern HYPHEN = Pattern.compile("-");

  private final KnownModels known;

  /** @param known what is deployed, and what comes along with the model */
  OwnRowsRule(KnownModels known) {
    this.known = known;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.children("dmn:decision").forEach(own -> ofAllSchemes(own.id()).filter(shared -> !columns(shared).equals(columns(own)))
        .ifPresent(shared -> findings.error(own, "own-rows", own.id() + " has rows that stand before those of the table " + shared.id()
            + ". It must answer in the same columns: " + String.join(", ", columns(shared)) + ".")));
  }

  /** @return the table whose id is this one without the words before some hyphen */
  private Optional<XmlNode> ofAllSchemes(String id) {
    return HYPHEN.matcher(id).results().map(hyphen -> id.substring(hyphen.end())).flatMap(rest -> known.decision(rest).stream())
        .findFirst();
  }

  private static List<String> columns(XmlNode decision) {
    return decision.tree("dmn:output").map(output -> output.attribute("name")).toList();
  }
}
