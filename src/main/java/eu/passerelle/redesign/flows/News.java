package eu.passerelle.redesign.flows;

import eu.passerelle.database.RecordRow;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participations;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which flows have changed lately, for the people who work on them. */
@Service
@NamedInterface
public class News {

  private static final Duration NEW = Duration.ofDays(14);

  private final JdbcClient jdbc;
  private final Publications publications;
  private final SchemesOfFlow schemesOfFlow;
  private final Schemes schemes;
  private final Participations participations;
  private final Clock clock;

  News(JdbcClient jdbc, Publications publications, SchemesOfFlow schemesOfFlow, Schemes schemes, Participations participations,
      Clock clock) {
    this.jdbc = jdbc;
    this.publications = publications;
    this.schemesOfFlow = schemesOfFlow;
    this.schemes = schemes;
    this.participations = participations;
    this.clock = clock;
  }

  /** Tells it once in each scheme, however often it is asked to. */
  @Transactional
  void announce(String proposalNumber) {
    List<String> flows = publications.ofProposal(proposalNumber).stream().map(Publication::flow).toList();
    schemesOfFlow.of(flows).values().stream().flatMap(List::stream).distinct()
        .forEach(scheme -> jdbc.sql("""
            insert into announcement (proposal_number, scheme_id, announced_at) select :number, :scheme, :now
            where not exists (select 1 from announcement where proposal_number = :number and scheme_id = :scheme)""")
            .param("number", proposalNumber).param("scheme", scheme).param("now", OffsetDateTime.now(clock)).update());
  }

  /** @return what was announced within the last two weeks in schemes in which one of these groups has a part, newest first */
  public List<Item> latest(Collection<String> groupIds) {
    List<Item> all = jdbc.sql("""
        select a.scheme_id, p.title, min(u.reason) as reason, a.announced_at from announcement a
        join proposal p on p.number = a.proposal_number join publication u on u.proposal_number = p.number
        where a.announced_at > ? group by a.scheme_id, p.title, a.proposal_number, a.announced_at order by a.announced_at desc""")
        .param(OffsetDateTime.now(clock).minus(NEW)).query(RecordRow.of(Item.class)).list();
    Map<String, Scheme> own = all.stream().map(Item::schemeId).distinct().flatMap(id -> schemes.find(id).stream())
        .filter(scheme -> participations.hasPartIn(scheme, groupIds)).collect(Collectors.toMap(Scheme::id, Function.identity()));
    return all.stream().filter(item -> own.containsKey(item.schemeId)).toList();
  }

  /** A flow that has changed: what the change was called, and why. */
  public record Item(String schemeId, String title, String reason, OffsetDateTime announcedAt) {}
}
