package eu.passerelle.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a set of files brings along, by id.
 *
 * @param processes ids of the processes
 * @param tables the decisions
 * @param forms ids of the forms
 */
public record ModelSet(Set<String> processes, Map<String, XmlNode> tables, Set<String> forms) implements KnownModels {

  public ModelSet() {
    this(new HashSet<>(), new HashMap<>(), new HashSet<>());
  }

  /** @return what these files bring along; what cannot be read brings nothing */
  public static ModelSet of(Stream<ModelFile> files) {
    ModelSet all = new ModelSet();
    files.filter(file -> !"form".equals(file.ending())).forEach(file -> RunningPart.readable(file.content()).ifPresent(all::add));
    return all;
  }

  public void add(XmlNode root) {
    root.tree("bpmn:process").map(XmlNode::id).forEach(processes::add);
    root.tree("dmn:decision").forEach(decision -> tables.put(decision.id(), decision));
  }

  public Set<String> decisions() {
    return tables.keySet();
  }

  @Override
  public boolean hasProcess(String id) {
    return processes.contains(id);
  }

  @Override
  public boolean hasDecision(String id) {
    return tables.containsKey(id);
  }

  @Override
  public Optional<XmlNode> decision(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  @Override
  public Map<String, XmlNode> ownRowsOf(String table) {
    return tables.entrySet().stream().filter(each -> each.getKey().endsWith("-" + table))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** @return what these files bring along, and what is known beside them */
  public KnownModels beside(KnownModels others) {
    return new KnownModels() {
      @Override
      public boolean hasProcess(String id) {
        return ModelSet.this.hasProcess(id) || others.hasProcess(id);
      }

      @Override
      public boolean hasDecision(String id) {
        return ModelSet.this.hasDecision(id) || others.hasDecision(id);
      }

      @Override
      public Optional<XmlNode> decision(String id) {
        return ModelSet.this.decision(id).or(() -> others.decision(id));
      }

      @Override
      public Map<String, XmlNode> ownRowsOf(String table) {
        Map<String, XmlNode> all = new HashMap<>(others.ownRowsOf(table));
        all.putAll(ModelSet.this.ownRowsOf(table));
        return all;
      }
    };
  }
}
