package eu.passerelle.engine;

import eu.passerelle.model.TimeLimitSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the features give the engine room; looked up late, because the features themselves use the engine. */
@Component
public class Ports {

  private final ObjectProvider<RoleDirectory> roles;
  private final ObjectProvider<PartyDirectory> parties;
  private final ObjectProvider<CaseObserver> observers;
  private final ObjectProvider<TimeLimitSource> timeLimits;
  private final ObjectProvider<SubmissionGate> submissions;
  private final ObjectProvider<ProposalDesk> proposals;
  private final ObjectProvider<StartPolicy> starts;
  private final ObjectProvider<DeploymentObserver> deployments;
  private final ObjectProvider<Hush> hush;

  public Ports(ObjectProvider<RoleDirectory> roles, ObjectProvider<PartyDirectory> parties, ObjectProvider<CaseObserver> observers,
      ObjectProvider<TimeLimitSource> timeLimits, ObjectProvider<SubmissionGate> submissions, ObjectProvider<ProposalDesk> proposals,
      ObjectProvider<StartPolicy> starts, ObjectProvider<DeploymentObserver> deployments,
      ObjectProvider<Hush> hush) {
    this.roles = roles;
    this.parties = parties;
    this.observers = observers;
    this.timeLimits = timeLimits;
    this.submissions = submissions;
    this.proposals = proposals;
    this.starts = starts;
    this.deployments = deployments;
    this.hush = hush;
  }

  public RoleDirectory roles() {
    return roles.getObject();
  }

  public PartyDirectory parties() {
    return parties.getObject();
  }

  /** @return nobody while a hush is kept */
  public List<CaseObserver> observers() {
    Hush kept = hush.getIfAvailable();
    return kept != null && kept.isKept() ? List.of() : observers.orderedStream().toList();
  }

  public TimeLimitSource timeLimits() {
    return timeLimits.getObject();
  }

  public SubmissionGate submissions() {
    return submissions.getObject();
  }

  /** @return nothing where nobody takes proposals: then only those deploy who may put it in force */
  public Optional<ProposalDesk> proposals() {
    return Optional.ofNullable(proposals.getIfAvailable());
  }

  public List<StartPolicy> starts() {
    return starts.orderedStream().toList();
  }

  public List<DeploymentObserver> deployments() {
    return deployments.orderedStream().toList();
  }
}
