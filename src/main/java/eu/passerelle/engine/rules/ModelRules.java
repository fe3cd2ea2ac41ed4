package eu.passerelle.engine.rules;

import eu.passerelle.model.KnownModels;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.ModelSet;
import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The style guide's rules for diagrams, tables and forms, and the gate's, held against all files at once; no engine runs. */
public final class ModelRules {

  private final ModelContext context;
  private final DeploymentRules deployment;

  /** @param context what the models are compared with */
  public ModelRules(ModelContext context) {
    this.context = context;
    this.deployment = new DeploymentRules(context);
  }

  /**
   * @param files every file that belongs to the house, with its folder
   * @return what is wrong, folder by folder
   */
  public List<Finding> check(Collection<ModelFile> files) {
    return check(files, new ModelSet());
  }

  /** @param others what is there beside the files */
  public List<Finding> check(Collection<ModelFile> files, KnownModels others) {
    Map<String, List<ModelFile>> folders = new LinkedHashMap<>();
    files.forEach(file -> folders.computeIfAbsent(file.folder(), name -> new ArrayList<>()).add(file));
    Map<ModelFile, XmlNode> models = new LinkedHashMap<>();
    files.stream().filter(file -> !"form".equals(file.ending()))
        .forEach(file -> RunningPart.readable(file.content()).ifPresent(root -> models.put(file, root)));
    ModelSet everything = new ModelSet();
    models.values().forEach(everything::add);
    KnownModels known = everything.beside(others);

    List<Finding> found = new ArrayList<>();
    folders.values().forEach(folder -> found.addAll(deployment.check(folder, known)));
    Set<String> tooLarge =
        found.stream().filter(finding -> finding.rule().equals(SizeRule.RULE)).map(Finding::file).collect(Collectors.toSet());
    models.entrySet().stream().filter(model -> !tooLarge.contains(model.getKey().name()))
        .forEach(model -> found.addAll(check(model.getKey(), model.getValue(), known)));
    found.addAll(UnusedForms.among(files, models.values()));
    return found;
  }

  private List<Finding> check(ModelFile file, XmlNode root, KnownModels known) {
    Findings findings = new Findings(file.name());
    rules(file, known).forEach(rule -> rule.check(root, findings));
    return findings.all();
  }

  private List<ModelRule> rules(ModelFile file, KnownModels known) {
    if ("dmn".equals(file.ending())) {
      return List.of(new TableRule(file));
    }
    return List.of(new FileRule(file), new NamingRule(), new LabelRule(), new GatewayRule(), new LevelRule(),
        new LaneRule(context.roles().get()), new TaskRule(), new CallRule(known), new PropertyRule(), new DrawingRule());
  }
}
