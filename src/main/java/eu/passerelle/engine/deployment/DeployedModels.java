package eu.passerelle.engine.deployment;

import eu.passerelle.model.KnownModels;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.ModelSet;
import eu.passerelle.model.ModelXml;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * What the engine has, and, while a release is being deployed, what is still to come with it: its flows refer to each other and go in one
 * after the other.
 */
@Component
class DeployedModels implements KnownModels {

  private static final ModelSet NOTHING = new ModelSet();

  /** Others who deploy meanwhile have nothing of it. */
  private final ThreadLocal<ModelSet> toCome = ThreadLocal.withInitial(() -> NOTHING);
  private final ThreadLocal<Boolean> past = ThreadLocal.withInitial(() -> false);

  /** Deploys files of which every one may refer to every other; one that cannot be read, the gate refuses when its turn comes. */
  void announce(Stream<ModelFile> files, Runnable deployment) {
    toCome.set(ModelSet.of(files));
    try {
      deployment.run();
    } finally {
      toCome.remove();
    }
  }

  /** Deploys files that have passed the gate where they are in force. */
  void pastTheGate(Runnable deployment) {
    past.set(true);
    try {
      deployment.run();
    } finally {
      past.remove();
    }
  }

  boolean arePastTheGate() {
    return past.get();
  }

  @Override
  public boolean hasProcess(String id) {
    return toCome.get().hasProcess(id)
        || Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionByKey(id) != null;
  }

  @Override
  public boolean hasDecision(String id) {
    return toCome.get().hasDecision(id)
        || Context.getCommandContext().getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(id) != null;
  }

  @Override
  public Optional<XmlNode> decision(String id) {
    return toCome.get().decision(id).or(() -> deployed(Context.getCommandContext(), id));
  }

  @Override
  public Map<String, XmlNode> ownRowsOf(String table) {
    CommandContext context = Context.getCommandContext();
    Map<String, XmlNode> all = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration().getRepositoryService()
        .createDecisionDefinitionQuery().decisionDefinitionKeyLike("%-" + table).withoutTenantId().latestVersion().list()).stream()
        .map(DecisionDefinition::getKey).filter(key -> !toCome.get().hasDecision(key))
        .collect(Collectors.toMap(key -> key, key -> deployed(context, key).orElseThrow()));
    all.putAll(toCome.get().ownRowsOf(table));
    return all;
  }

  private static Optional<XmlNode> deployed(CommandContext context, String id) {
    return Optional.ofNullable(context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(id))
        .map(definition -> context.getResourceManager()
            .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes())
        .flatMap(ModelXml::readable)
        .flatMap(root -> root.tree("dmn:decision").filter(decision -> decision.id().equals(id)).findFirst());
  }
}
