package eu.passerelle.engine.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.model.FileKind;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.KnownModels;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.ModelSet;
import eu.passerelle.model.ModelXml;
import eu.passerelle.model.RunningPart;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.util.function.SingletonSupplier;

/** What every deployment has to keep to, whoever makes it and by whatever way: an error found here is refused. */
public final class DeploymentRules {

  static final int LARGEST = 2 * 1024 * 1024;
  static final int MOST_FILES = 200;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,150}");
  private static final Set<String> KINDS = Set.of("bpmn", "dmn", "form");

  private final ObjectMapper json = new ObjectMapper();
  private final Vocabulary vocabulary = new Vocabulary();
  private final ModelContext context;

  /** @param context what the models are compared with */
  public DeploymentRules(ModelContext context) {
    this.context = context;
    json.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(ModelXml.DEEPEST).build());
  }

  /** @param known what is there beside the files */
  public List<Finding> check(Collection<ModelFile> files, KnownModels known) {
    return check(files, Optional.of(known));
  }

  /** @return what keeps the files from being read at all */
  public List<Finding> unreadable(Collection<ModelFile> files) {
    return check(files, Optional.empty());
  }

  private List<Finding> check(Collection<ModelFile> files, Optional<KnownModels> known) {
    Map<String, Findings> findings = new LinkedHashMap<>();
    files.forEach(file -> findings.put(file.name(), new Findings(file.name())));
    if (files.size() > MOST_FILES) {
      findings.values().iterator().next().error("size",
          "A deployment may have " + MOST_FILES + " files, this one has " + files.size() + ".");
    } else {
      ModelSet together = new ModelSet();
      Map<String, XmlNode> models = read(files, together, findings);
      List<ModelFile> sound = files.stream().filter(file -> findings.get(file.name()).all().isEmpty()).toList();
      known.ifPresent(others -> models.forEach((name, root) -> new LeftOutRule().check(root, findings.get(name))));
      models.replaceAll((name, root) -> RunningPart.of(root));
      models.values().forEach(together::add);
      checkTwins(models, findings);
      known.ifPresent(others -> check(models, DataRule.forms(sound), together, others, findings));
    }
    return findings.values().stream().flatMap(each -> each.all().stream()).toList();
  }

  private Map<String, XmlNode> read(Collection<ModelFile> files, ModelSet together, Map<String, Findings> findings) {
    Map<String, XmlNode> models = new LinkedHashMap<>();
    for (ModelFile file : files) {
      Findings own = findings.get(file.name());
      if (!hasGoodShape(file, own)) {
        continue;
      }
      if ("form".equals(file.ending())) {
        readForm(file, together, own);
      } else {
        readModel(file, own).ifPresent(root -> models.put(file.name(), root));
      }
    }
    return models;
  }

  private void check(Map<String, XmlNode> models, Map<String, FormDefinition> forms, ModelSet together, KnownModels known,
      Map<String, Findings> findings) {
    Supplier<Set<String>> limits = SingletonSupplier.of(() -> TimeLimitKeys.in(together.beside(known), context.timeLimits()));
    List<ModelRule> rules = List.of(vocabulary, new PoolRule(), new ExpressionRule(), new DelegateRule(context), new LiteralRule(context),
        new ReferenceRule(together), new ChosenCallRule(together.beside(known)), new OwnRowsRule(together.beside(known)),
        new TimeLimitRule(limits), new TimerRule(), new PeriodRule(), new EndlessRule(), new WordRule(), new TtlRule(), new LanguageRule(),
        new FeelRule(), new FitRule(), new CollectionRule(forms), new StartRule());
    models.forEach((name, root) -> {
      // the others compare many things with many others
      if (isOfBearableSize(root, findings.get(name))) {
        rules.forEach(rule -> rule.check(root, findings.get(name)));
      }
    });
  }

  private static boolean isOfBearableSize(XmlNode root, Findings findings) {
    int before = findings.all().size();
    new SizeRule().check(root, findings);
    return findings.all().size() == before;
  }

  private static boolean hasGoodShape(ModelFile file, Findings findings) {
    if (!NAME.matcher(file.name()).matches() || !KINDS.contains(file.ending())) {
      findings.error("file", "Only diagrams (.bpmn), tables (.dmn) and forms (.form) with plain file names can be deployed.");
      return false;
    }
    if (file.content().length > LARGEST) {
      findings.error("size", "The file is larger than " + LARGEST / 1024 / 1024 + " MB.");
      return false;
    }
    return true;
  }

  private void readForm(ModelFile file, ModelSet together, Findings findings) {
    try {
      together.forms().add(json.readTree(file.content()).path("id").asText());
      FormRules.breaches(file.name(), file.content()).stream().filter(breach -> !breach.isStyle())
          .forEach(breach -> findings.errorAt(breach.componentId(), "form", breach.sentence()));
    } catch (StreamConstraintsException e) {
      findings.error("form", "The form is nested more than " + ModelXml.DEEPEST + " deep, or holds too long a text.");
    } catch (JsonProcessingException e) {
      findings.error("form", "The form is no readable JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      findings.error("form", "The form cannot be read: " + e.getMessage());
    }
  }

  private static Optional<XmlNode> readModel(ModelFile file, Findings findings) {
    try {
      XmlNode root = ModelXml.read(file.content());
      Optional<String> problem = FileKind.problem(file, root);
      problem.ifPresent(sentence -> findings.error("kind", sentence));
      return problem.isPresent() ? Optional.empty() : Optional.of(root);
    } catch (ModelXml.Unreadable e) {
      findings.error(e, "xml");
      return Optional.empty();
    }
  }

  private static void checkTwins(Map<String, XmlNode> models, Map<String, Findings> findings) {
    Map<String, String> seen = new HashMap<>();
    models.forEach((name, root) -> root.tree().filter(node -> node.is("bpmn:process") || node.is("dmn:decision")).forEach(node -> {
      String other = seen.putIfAbsent(node.name() + " " + node.id(), name);
      if (other != null) {
        findings.get(name).error(node, "twice", "The id " + node.id() + " is used twice, here and in " + other + ".");
      }
    }));
  }
}
