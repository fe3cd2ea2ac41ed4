package eu.passerelle.redesign.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who draws with the Modeler chooses from what the house has. */
@FlowTest
class ElementTemplatesTest {

  @Autowired private ElementTemplates templates;
  @Autowired private Catalogue catalogue;
  @Autowired private ApplicationContext beans;

  @Test
  void everyDelegateThatADiagramMayNameIsInTheCatalogue() {
    List<String> named = catalogue.entries().stream().map(Catalogue.Entry::bean).toList();

    assertThat(named).contains("tellCasesDelegate").containsAll(List.of(beans.getBeanNamesForType(JavaDelegate.class)));
    assertThat(named).noneMatch(bean -> beans.getBean(bean) instanceof ExecutionListener listener && !(listener instanceof JavaDelegate));
  }

  @Test
  void aDelegateIsChosenByItsNameAndAsksForItsInputs() {
    Map<String, Object> setParty = template("passerelle.delegate.assignPartyDelegate");

    assertThat(setParty).containsEntry("name", "Set who plays a role").containsEntry("appliesTo", List.of("bpmn:ServiceTask"));
    assertThat(bindings(setParty)).contains(Map.of("type", "property", "name", "camunda:delegateExpression"),
        Map.of("type", "camunda:inputParameter", "name", "role"), Map.of("type", "camunda:inputParameter", "name", "organisation"));
  }

  @Test
  void aBlockIsCalledWithTheCaseNumberAndWithWhatItsCallersAgreeWithIt() {
    Map<String, Object> travel = template("passerelle.block.travel");

    assertThat(bindings(travel)).contains(Map.of("type", "camunda:in:businessKey"), Map.of("type", "camunda:in", "target", "givenName"),
        Map.of("type", "camunda:out", "source", "arrived"));
  }

  @Test
  void aStepChoosesItsTimeLimitFromTheTable() {
    assertThat(template("passerelle.step").toString()).contains("T_CONTRACT").contains("T_TRAVEL");
  }

  @Test
  void aMailAsksForARoleOfTheCatalogueAndForPlainWords() {
    List<Map<String, Object>> properties = properties(template("passerelle.delegate.sendMailDelegate"));

    assertThat(properties).extracting(property -> property.get("type")).startsWith("Hidden", "Dropdown", "String", "Text");
    assertThat(properties.get(1).get("choices").toString()).contains("name=Training provider").contains("value=training-provider");
    assertThat(properties.subList(1, 4)).extracting(property -> property.get("constraints").toString())
        .allMatch(constraints -> constraints.contains("notEmpty=true") && constraints.contains("maxLength="));
  }

  @Test
  void beyondATemplateThePanelAsksForNothingWhereNothingMoreIsNeeded() {
    assertThat(template("passerelle.block.travel")).containsEntry("entriesVisible", false);
    assertThat(template("passerelle.step")).containsEntry("entriesVisible", true);
  }

  /** The Modeler refuses a file of templates as a whole when one of them has no name, no place or a property without a binding. */
  @Test
  void everyTemplateIsOneThatTheModelerTakes() {
    assertThat(templates.all()).extracting(template -> template.get("id")).doesNotHaveDuplicates();
    assertThat(templates.all()).allSatisfy(template -> {
      assertThat(template).containsKeys("$schema", "name", "description", "entriesVisible");
      assertThat(groupsUsed(template)).isSubsetOf(groups(template)).hasSameSizeAs(groups(template));
      assertThat((List<?>) template.get("appliesTo")).isNotEmpty();
      assertThat(bindings(template)).isNotEmpty().doesNotContainNull().doesNotHaveDuplicates();
    });
  }

  private Map<String, Object> template(String id) {
    return templates.all().stream().filter(one -> one.get("id").equals(id)).findFirst().orElseThrow();
  }

  private static List<Object> bindings(Map<String, Object> template) {
    return properties(template).stream().map(property -> property.get("binding")).toList();
  }

  private static Set<Object> groupsUsed(Map<String, Object> template) {
    return properties(template).stream().map(property -> property.get("group")).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static List<Object> groups(Map<String, Object> template) {
    return ((List<?>) template.get("groups")).stream().map(group -> ((Map<?, ?>) group).get("id")).map(Object.class::cast).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> properties(Map<String, Object> template) {
    return (List<Map<String, Object>>) template.get("properties");
  }
}
