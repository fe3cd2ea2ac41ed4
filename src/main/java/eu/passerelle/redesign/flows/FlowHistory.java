package eu.passerelle.redesign.flows;

import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.reading.CaseCounts;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The flows and their versions, as the pages tell them. */
@Component
public class FlowHistory {

  private final FlowVersions versions;
  private final SchemesOfFlow schemesOfFlow;
  private final Schemes schemes;
  private final Publications publications;
  private final FlowClosures closures;
  private final CaseCounts counts;
  private final Organisations organisations;

  FlowHistory(FlowVersions versions, SchemesOfFlow schemesOfFlow, Schemes schemes, Publications publications, FlowClosures closures,
      CaseCounts counts, Organisations organisations) {
    this.versions = versions;
    this.schemesOfFlow = schemesOfFlow;
    this.schemes = schemes;
    this.publications = publications;
    this.closures = closures;
    this.counts = counts;
    this.organisations = organisations;
  }

  /**
   * @param seen whether the person sees a flow that these schemes use
   * @return the flows that this person sees, by name
   */
  public List<Line> lines(Predicate<List<String>> seen) {
    Map<String, List<String>> users = schemesOfFlow.all();
    Map<String, Integer> live = counts.byFlow();
    List<String> closed = closures.all();
    Map<String, String> names = schemes.list().stream().collect(Collectors.toMap(Scheme::id, Scheme::name));
    return versions.inForce().stream().filter(version -> seen.test(users.get(version.flow())))
        .map(version -> new Line(version, users.get(version.flow()).stream().map(names::get).toList(),
            users.get(version.flow()).size() == names.size(), live.getOrDefault(version.flow(), 0),
            closed.contains(version.flow())))
        .toList();
  }

  /** @return the versions of a flow, the one in force first */
  public List<Entry> entries(String flow) {
    List<FlowVersion> all = versions.of(flow);
    Map<String, Publication> published = publications.ofDeployments(all.stream().map(FlowVersion::deploymentId).toList()).stream()
        .collect(Collectors.toMap(Publication::deploymentId, Function.identity()));
    Map<String, Integer> live = counts.byDefinition();
    Map<String, String> people = new HashMap<>();
    return all.stream().map(version -> {
      Publication publication = published.get(version.deploymentId());
      return new Entry(version, publication, publication == null ? null : people.computeIfAbsent(publication.publishedBy(), this::nameOf),
          publication == null ? null : names(publication.countersignedBy(), people), live.getOrDefault(version.definitionId(), 0));
    }).toList();
  }

  public String nameOf(String userId) {
    return organisations.nameAsHouse(userId);
  }

  private String names(String userIds, Map<String, String> people) {
    return userIds == null || userIds.isBlank() ? null
        : Stream.of(userIds.split(", ")).map(id -> people.computeIfAbsent(id, this::nameOf)).collect(Collectors.joining(", "));
  }

  /**
   * A flow in force.
   *
   * @param schemes names of the schemes that use it
   * @param everywhere whether all schemes do
   */
  record Line(FlowVersion version, List<String> schemes, boolean everywhere, int live, boolean closed) {}

  /**
   * A version and what is known about it.
   *
   * @param publication null for what came with a release or was never told
   * @param live how many cases stand on it
   */
  public record Entry(FlowVersion version, Publication publication, String publishedBy, String countersignedBy, int live) {

    /** @return what changed, sentence by sentence */
    public List<String> changes() {
      return publication == null || publication.changes().isBlank() ? List.of() : publication.changes().lines().toList();
    }
  }
}
