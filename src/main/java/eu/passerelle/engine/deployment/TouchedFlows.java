package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.Finding;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Finds out which flows a few files belong to, and completes each of them with the files that are in force. */
@Component
@NamedInterface
public class TouchedFlows {

  private static final String FLOWS_WITH_FORM = """
      select distinct p.KEY_ from ACT_RE_CAMFORMDEF f join ACT_RE_PROCDEF p on p.DEPLOYMENT_ID_ = f.DEPLOYMENT_ID_
      where f.KEY_ = ? and p.TENANT_ID_ is null
      and p.VERSION_ = (select max(o.VERSION_) from ACT_RE_PROCDEF o where o.KEY_ = p.KEY_ and o.TENANT_ID_ is null)
      order by p.KEY_""";

  private final FlowBundles flows;
  private final JdbcTemplate jdbc;

  TouchedFlows(FlowBundles flows, JdbcTemplate jdbc) {
    this.flows = flows;
    this.jdbc = jdbc;
  }

  /**
   * @param uploaded files that can be read
   * @return each flow that one of them belongs to, with all its files: those of the upload, and beside them those in force, but for forms
   *     that nothing shows any more
   * @throws org.camunda.bpm.engine.ParseException when a form belongs to no flow, or to another one
   */
  public List<FlowBundle> by(Collection<ModelFile> uploaded) {
    Drafts drafts = new Drafts();
    List<Content> contents = uploaded.stream().map(Content::of).toList();
    contents.stream().filter(Content::isDiagram).forEach(diagram -> drafts.add(flowOfDiagram(diagram), diagram));
    contents.stream().filter(Content::isTable).forEach(table -> drafts.add(flowOfTable(table, drafts), table));
    contents.stream().filter(Content::isForm).forEach(form -> flowOfForm(form, drafts).ifPresent(flow -> drafts.add(flow, form)));
    if (!drafts.findings.isEmpty()) {
      throw Refusal.of(drafts.findings);
    }
    return drafts.byFlow.entrySet().stream().map(draft -> complete(draft.getKey(), draft.getValue())).toList();
  }

  private String flowOfDiagram(Content diagram) {
    return inForce(diagram).map(FlowBundle::flow).orElse(diagram.firstId());
  }

  /** A table belongs to where it is in force; a new one to the diagram that comes with it and means this very file; else it stands alone. */
  private String flowOfTable(Content table, Drafts drafts) {
    return inForce(table).map(FlowBundle::flow).or(() -> drafts.thatBinds(table)).orElse(table.firstId());
  }

  private Optional<String> flowOfForm(Content form, Drafts drafts) {
    Optional<String> shown = drafts.thatShows(form);
    List<String> known = jdbc.queryForList(FLOWS_WITH_FORM, String.class, form.firstId());
    if (shown.isPresent()) {
      List<String> others = known.stream().filter(flow -> !flow.equals(shown.get())).toList();
      if (!others.isEmpty() && !known.contains(shown.get())) {
        drafts.refuse(form, "The form id " + form.firstId() + " is used by " + String.join(", ", others)
            + ". Give this form an id of its own.");
      }
      return shown;
    }
    if (known.size() > 1) {
      drafts.refuse(form, "The form " + form.firstId() + " is used by " + String.join(", ", known)
          + ". Deploy it together with its diagram.");
      return Optional.empty();
    }
    if (known.isEmpty() && drafts.byFlow.size() != 1) {
      drafts.refuse(form, "No step shows the form " + form.firstId() + ". Deploy it together with the diagram that does.");
      return Optional.empty();
    }
    return Optional.of(known.isEmpty() ? drafts.byFlow.keySet().iterator().next() : known.get(0));
  }

  private FlowBundle complete(String flow, List<Content> came) {
    Optional<FlowBundle> current = came.stream().map(this::inForce).flatMap(Optional::stream).findFirst().or(() -> flows.inForce(flow));
    List<Content> all = new ArrayList<>(came);
    current.ifPresent(bundle -> bundle.files().stream().map(Content::of).filter(there -> came.stream().noneMatch(there::isReplacedBy))
        .forEach(all::add));
    Set<String> shown = all.stream().flatMap(content -> content.forms().stream()).collect(Collectors.toSet());
    List<ModelFile> files = all.stream().filter(content -> !content.isForm() || came.contains(content) || shown.contains(content.firstId()))
        .map(Content::file).sorted(Comparator.comparing(ModelFile::name)).toList();
    return new FlowBundle(flow, current.map(FlowBundle::deploymentId).orElse(null), files);
  }

  private Optional<FlowBundle> inForce(Content content) {
    return content.isForm() ? Optional.empty() : content.ids.stream().map(flows::inForce).flatMap(Optional::stream).findFirst();
  }

  /** A file and what it holds: ids of processes or decisions, or the id of the form. */
  private record Content(ModelFile file, Set<String> ids, Optional<XmlNode> root) {

    static Content of(ModelFile file) {
      if ("form".equals(file.ending())) {
        return new Content(file, Set.of(FormReader.tree(file.content()).path("id").asText()), Optional.empty());
      }
      XmlNode root = BundleFacts.xml(file.content());
      return new Content(file, Stream.of("bpmn:process", "dmn:decision").flatMap(root::tree).map(XmlNode::id)
          .collect(Collectors.toCollection(LinkedHashSet::new)), Optional.of(root));
    }

    String firstId() {
      return ids.iterator().next();
    }

    boolean isDiagram() {
      return "bpmn".equals(file.ending());
    }

    boolean isTable() {
      return "dmn".equals(file.ending());
    }

    boolean isForm() {
      return "form".equals(file.ending());
    }

    boolean isReplacedBy(Content newer) {
      return file.name().equals(newer.file.name())
          || file.ending().equals(newer.file.ending()) && newer.ids.stream().anyMatch(ids::contains);
    }

    /** Ids of the forms that the diagram shows. */
    Set<String> forms() {
      return references("camunda:formRef");
    }

    Set<String> references(String attribute) {
      return root.stream().flatMap(XmlNode::tree).map(node -> node.attribute(attribute)).filter(id -> !id.isEmpty())
          .collect(Collectors.toSet());
    }
  }

  /** What the upload brings, flow by flow. */
  private static final class Drafts {

    private final Map<String, List<Content>> byFlow = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    void add(String flow, Content content) {
      byFlow.computeIfAbsent(flow, first -> new ArrayList<>()).add(content);
    }

    void refuse(Content content, String sentence) {
      findings.add(new Finding(content.file.name(), null, "form", sentence, Finding.Severity.ERROR, 0, 0));
    }

    Optional<String> thatShows(Content form) {
      return flowWith(diagram -> diagram.forms().contains(form.firstId()));
    }

    Optional<String> thatBinds(Content table) {
      return flowWith(diagram -> diagram.root.orElseThrow().tree("bpmn:businessRuleTask")
          .filter(task -> "deployment".equals(task.attribute("camunda:decisionRefBinding")))
          .anyMatch(task -> table.ids.contains(task.attribute("camunda:decisionRef"))));
    }

    private Optional<String> flowWith(Predicate<Content> wanted) {
      return byFlow.entrySet().stream().filter(draft -> draft.getValue().stream().filter(Content::isDiagram).anyMatch(wanted))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }
}
