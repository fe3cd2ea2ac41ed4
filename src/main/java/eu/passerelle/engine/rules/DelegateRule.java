package eu.passerelle.engine.rules;

import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service task names one delegate of the catalogue and nothing else. */
final class DelegateRule implements ModelRule {

  private static final Pattern ONE_BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");
  private static final List<String> ATTRIBUTES = List.of("camunda:delegateExpression", "delegateExpression");

  private final ModelContext context;

  DelegateRule(ModelContext context) {
    this.context = context;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> ATTRIBUTES.forEach(attribute -> check(node, attribute, findings)));
  }

  /** @return the delegate that the element names */
  static Optional<String> named(XmlNode node) {
    return ATTRIBUTES.stream().map(node::attribute).map(ONE_BEAN::matcher).filter(Matcher::matches).map(bean -> bean.group(1)).findFirst();
  }

  private void check(XmlNode node, String attribute, Findings findings) {
    if (!node.attributes().containsKey(attribute)) {
      return;
    }
    Matcher named = ONE_BEAN.matcher(node.attribute(attribute));
    if (!named.matches()) {
      findings.error(node, "delegate", "The delegate expression " + node.attribute(attribute)
          + " must name one delegate of the catalogue, for example ${assignPartyDelegate}.");
    } else if (context.delegates().apply(named.group(1)).isEmpty()) {
      findings.error(node, "delegate", "There is no delegate " + named.group(1) + " in the catalogue.");
    }
  }
}
