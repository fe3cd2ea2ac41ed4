package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.ProposalDesk;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.deployment.TouchedFlows;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.comparison.FlowComparison;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a coordinator deploys: who may propose it, which flows it changes, what is wrong with it; then it is stored. */
@Service
public class ProposalIntake implements ProposalDesk {

  private static final int LONGEST_TITLE = 200;

  private final SignedIn signedIn;
  private final Schemes schemes;
  private final SchemesOfFlow schemesOfFlow;
  private final ModelChecks checks;
  private final ProposalChecks proposalChecks;
  private final TouchedFlows touched;
  private final FlowBundles flows;
  private final Proposals proposals;
  private final Announcing announcing;

  ProposalIntake(SignedIn signedIn, Schemes schemes, SchemesOfFlow schemesOfFlow, ModelChecks checks, ProposalChecks proposalChecks,
      TouchedFlows touched, FlowBundles flows, Proposals proposals, Announcing announcing) {
    this.signedIn = signedIn;
    this.schemes = schemes;
    this.schemesOfFlow = schemesOfFlow;
    this.checks = checks;
    this.proposalChecks = proposalChecks;
    this.touched = touched;
    this.flows = flows;
    this.proposals = proposals;
    this.announcing = announcing;
  }

  /** The same files again, after somebody else has published, would take that back without anybody having said so. */
  @Override
  @Transactional
  public String deployed(String name, List<ModelFile> files) {
    return propose(name, StepMarks.without(files), this::refuseOutdated);
  }

  /** Proposes files on purpose on top of what is in force today, whatever was published meanwhile. */
  @Transactional
  public String take(String title, List<ModelFile> files) {
    return propose(title, files, changed -> {});
  }

  private String propose(String name, List<ModelFile> files, Consumer<List<FlowBundle>> objection) {
    List<Scheme> coordinated = schemes.coordinatedBy(signedIn.groupIds());
    if (coordinated.isEmpty()) {
      throw new AuthorizationException(
          "Only the coordinators of a scheme propose changes of its flows, and only an administrator deploys.");
    }
    checks.requireReadable(files);
    String title = title(name, files);
    List<FlowBundle> changed = touched.by(files).stream().filter(this::changes).sorted(inOrderOf(title)).toList();
    if (changed.isEmpty()) {
      throw new BadUserRequestException("Nothing changes: these files say what is in force already. There is nothing to propose.");
    }
    Scheme scheme = schemeFor(changed, coordinated);
    List<Finding> findings = proposalChecks.check(changed, scheme.id());
    checks.refuseErrors(findings);
    proposals.lockScheme(scheme.id());
    objection.accept(changed);
    Optional<Proposal> same = proposals.openOf(signedIn.userId()).stream().filter(open -> isSame(open, changed)).findFirst();
    return same.map(Proposal::number).orElseGet(() -> store(scheme, title, changed, files, findings).number());
  }

  private Proposal store(Scheme scheme, String title, List<FlowBundle> changed, List<ModelFile> files, List<Finding> findings) {
    Set<String> uploaded = files.stream().map(ModelFile::name).collect(Collectors.toSet());
    List<Proposal> older = changed.stream().flatMap(bundle -> proposals.openFor(bundle.flow()).stream())
        .filter(open -> open.proposedBy().equals(signedIn.userId()) && open.origin() == Origin.MODELER).distinct().toList();
    Proposal proposal = proposals.add(scheme, title, Origin.MODELER, signedIn.userId(), changed, uploaded);
    older.forEach(open -> proposals.put(open.number(), ProposalState.REPLACED));
    older.forEach(open -> keepDecisions(open, proposal, changed));
    proposals.warn(proposal.number(), findings);
    announcing.tell(proposals.find(proposal.number()).orElseThrow(), older);
    return proposal;
  }

  /** Whoever deploys again has usually mended a detail: reason, consent and the ways of cases stay, where they still lead somewhere. */
  private void keepDecisions(Proposal older, Proposal newer, List<FlowBundle> changed) {
    if (older.reason() != null || older.newDueDates()) {
      proposals.explain(newer.number(), older.reason(), older.newDueDates());
    }
    changed.forEach(bundle -> proposals.mapping(older.number(), bundle.flow()).forEach((from, to) -> {
      if (draws(bundle, to) && !draws(bundle, from)) {
        proposals.map(newer.number(), bundle.flow(), from, to);
      }
    }));
    changed.forEach(bundle -> proposals.orders(older.number(), bundle.flow()).remedies().forEach((skipping, decided) -> {
      if (draws(bundle, skipping.step())) {
        proposals.decide(newer.number(), bundle.flow(), skipping, Optional.of(decided));
      }
    }));
  }

  private static boolean draws(FlowBundle bundle, String element) {
    return bundle.files().stream().filter(file -> file.name().endsWith(".bpmn"))
        .anyMatch(file -> new String(file.content(), StandardCharsets.UTF_8).contains("id=\"" + element + "\""));
  }

  private void refuseOutdated(List<FlowBundle> changed) {
    for (FlowBundle bundle : changed) {
      proposals.lastOf(signedIn.userId(), bundle.flow()).filter(last -> isOutdated(last, bundle)).ifPresent(last -> {
        throw new BadUserRequestException(
            ("Another version of %s has been published since you proposed these files as %s. Take today's files, draw your change"
                + " in them and deploy again; or propose %s again on its page.").formatted(bundle.flow(), last.number(), last.number()));
      });
    }
  }

  private boolean isOutdated(Proposal last, FlowBundle bundle) {
    return (last.isOpen() || last.state() == ProposalState.OUTDATED) && proposals.bundles(last.number()).stream()
        .anyMatch(old -> old.flow().equals(bundle.flow())
            && !Objects.equals(old.deploymentId(), bundle.deploymentId()) && FlowComparison.isSame(old, bundle));
  }

  private static String title(String name, List<ModelFile> files) {
    String title = Objects.toString(name, "").replaceAll("\\p{Cntrl}+", " ").strip();
    String named = title.isEmpty() ? files.get(0).name() : title;
    return named.length() > LONGEST_TITLE ? named.substring(0, LONGEST_TITLE) : named;
  }

  private boolean changes(FlowBundle bundle) {
    return bundle.deploymentId() == null || !FlowComparison.isSame(bundle, flows.of(bundle.deploymentId()));
  }

  /** The flow that the deployment is named after gives the proposal its name, else the first that has a diagram. */
  private static Comparator<FlowBundle> inOrderOf(String title) {
    return Comparator.comparing((FlowBundle bundle) -> !title.startsWith(bundle.flow()))
        .thenComparing(bundle -> bundle.files().stream().noneMatch(file -> file.name().endsWith(".bpmn"))).thenComparing(FlowBundle::flow);
  }

  private boolean isSame(Proposal open, List<FlowBundle> changed) {
    List<FlowBundle> proposed = proposals.bundles(open.number());
    return proposed.size() == changed.size() && changed.stream().allMatch(bundle -> proposed.stream()
        .anyMatch(other -> other.flow().equals(bundle.flow()) && Objects.equals(other.deploymentId(), bundle.deploymentId())
            && FlowComparison.isSame(other, bundle)));
  }

  /** @return the coordinated scheme that the proposal belongs to; refuses when the person may not propose one of the flows */
  private Scheme schemeFor(List<FlowBundle> changed, List<Scheme> coordinated) {
    Map<String, List<String>> owners = schemesOfFlow.ofProposed(changed);
    changed.forEach(bundle -> requireCoordinates(bundle, owners.get(bundle.flow()), coordinated));
    List<String> first = owners.get(changed.get(0).flow());
    return coordinated.stream().filter(scheme -> first.contains(scheme.id())).findFirst().orElse(coordinated.get(0));
  }

  private void requireCoordinates(FlowBundle bundle, List<String> owners, List<Scheme> coordinated) {
    boolean isNewAndNobodys = bundle.deploymentId() == null && owners.isEmpty();
    if (!isNewAndNobodys && coordinated.stream().map(Scheme::id).noneMatch(owners::contains)) {
      throw new AuthorizationException(owners.isEmpty() ? "Only an administrator changes %s.".formatted(bundle.flow())
          : "%s belongs to %s. Only their coordinators propose changes of it.".formatted(bundle.flow(), names(owners)));
    }
  }

  private String names(List<String> schemeIds) {
    return schemes.list().stream().filter(scheme -> schemeIds.contains(scheme.id())).map(Scheme::name).collect(Collectors.joining(", "));
  }
}
