package eu.passerelle.redesign.proposal;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps proposals: their files, what was in force when they were made, and where the cases of removed steps go. */
@Service
@Transactional
public class Proposals {

  private static final int LONGEST_MESSAGE = 2000;
  private static final String SEEN =
      " where scheme_id in (:schemes) or number in (select proposal_number from proposal_base where flow in (:flows))";

  private final JdbcClient jdbc;
  private final NumberSeries numbers;
  private final Clock clock;

  Proposals(JdbcClient jdbc, NumberSeries numbers, Clock clock) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * @param bundles all files of each flow that changes; {@code deploymentId} is what is in force of it, null when it is new
   * @param uploaded names of the files that came in with the proposal
   * @return the new proposal, open
   */
  public Proposal add(Scheme scheme, String title, Origin origin, String userId, List<FlowBundle> bundles, Set<String> uploaded) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    String number = numbers.nextProposal(scheme, now.getYear());
    jdbc.sql("""
        insert into proposal (number, scheme_id, flow, title, origin, proposed_by, proposed_at, state, state_since, new_due_dates)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
        .params(number, scheme.id(), bundles.get(0).flow(), title, origin.name(), userId, now, ProposalState.OPEN.name(), now).update();
    for (FlowBundle bundle : bundles) {
      jdbc.sql("insert into proposal_base (proposal_number, flow, deployment_id) values (?, ?, ?)")
          .params(number, bundle.flow(), bundle.deploymentId()).update();
      bundle.files()
          .forEach(file -> jdbc.sql("insert into proposal_file (proposal_number, flow, name, content, uploaded) values (?, ?, ?, ?, ?)")
              .params(number, bundle.flow(), file.name(), file.content(), uploaded.contains(file.name())).update());
    }
    return find(number).orElseThrow();
  }

  public Optional<Proposal> find(String number) {
    return jdbc.sql("select * from proposal where number = ?").param(number).query(RecordRow.of(Proposal.class)).optional();
  }

  /** Keeps everybody else from deciding about it until the transaction ends. */
  public Optional<Proposal> lock(String number) {
    return jdbc.sql("select * from proposal where number = ? for update").param(number).query(RecordRow.of(Proposal.class)).optional();
  }

  /** @return how many proposals belong to one of the schemes or change one of the flows */
  public int count(Collection<String> schemeIds, Collection<String> flows) {
    return jdbc.sql("select count(*) from proposal" + SEEN).param("schemes", orNone(schemeIds)).param("flows", orNone(flows))
        .query(Integer.class).single();
  }

  /** @return those that belong to one of the schemes or change one of the flows, the latest first */
  public List<Proposal> list(Collection<String> schemeIds, Collection<String> flows, int offset, int most) {
    return jdbc.sql("select * from proposal" + SEEN + " order by proposed_at desc, number desc limit :most offset :offset")
        .param("schemes", orNone(schemeIds)).param("flows", orNone(flows)).param("most", most).param("offset", offset)
        .query(RecordRow.of(Proposal.class)).list();
  }

  /** @return the flows that some proposal changes */
  List<String> flows() {
    return jdbc.sql("select distinct flow from proposal_base order by flow").query(String.class).list();
  }

  public List<String> flowsOf(String number) {
    return jdbc.sql("select flow from proposal_base where proposal_number = ? order by flow").param(number).query(String.class).list();
  }

  private static Collection<String> orNone(Collection<String> ids) {
    return ids.isEmpty() ? List.of("") : ids;
  }

  /** Lets one after the other propose something in a scheme, until the transaction ends. */
  public void lockScheme(String schemeId) {
    jdbc.sql("select id from scheme where id = ? for update").param(schemeId).query(String.class).single();
  }

  /** @return the open proposals of a person, the oldest first */
  public List<Proposal> openOf(String userId) {
    return jdbc.sql("select * from proposal where proposed_by = ? and state = 'OPEN' order by number").param(userId)
        .query(RecordRow.of(Proposal.class)).list();
  }

  /** @return what this person proposed last for a flow */
  Optional<Proposal> lastOf(String userId, String flow) {
    return jdbc.sql("""
        select p.* from proposal p join proposal_base b on b.proposal_number = p.number
        where b.flow = ? and p.proposed_by = ? order by p.proposed_at desc, p.number desc limit 1""").params(flow, userId)
        .query(RecordRow.of(Proposal.class)).optional();
  }

  /** @return what releases have offered for this flow, whatever became of it */
  List<Proposal> ofReleases(String flow) {
    return jdbc.sql("""
        select p.* from proposal p join proposal_base b on b.proposal_number = p.number
        where b.flow = ? and p.origin = 'RELEASE' order by p.number""").param(flow).query(RecordRow.of(Proposal.class)).list();
  }

  /** Keeps what the style rules say. */
  void warn(String number, List<Finding> findings) {
    int position = 0;
    for (Finding finding : findings) {
      jdbc.sql("insert into proposal_warning (proposal_number, position, file, element_id, rule, message) values (?, ?, ?, ?, ?, ?)")
          .params(number, position++, finding.file(), finding.elementId(), finding.rule(),
              finding.message().substring(0, Math.min(finding.message().length(), LONGEST_MESSAGE)))
          .update();
    }
  }

  /** @return what the style rules said when it was proposed */
  public List<Warning> warnings(String number) {
    return jdbc.sql("select file, element_id, rule, message from proposal_warning where proposal_number = ? order by position")
        .param(number)
        .query(RecordRow.of(Warning.class)).list();
  }

  /** @return open proposals that change this flow */
  public List<Proposal> openFor(String flow) {
    return jdbc.sql("""
        select p.* from proposal p join proposal_base b on b.proposal_number = p.number
        where b.flow = ? and p.state = 'OPEN' order by p.number""").param(flow).query(RecordRow.of(Proposal.class)).list();
  }

  /** @return what is proposed for each flow; {@code deploymentId} is what was in force when it was */
  public List<FlowBundle> bundles(String number) {
    Map<String, String> bases = new LinkedHashMap<>();
    jdbc.sql("select flow, deployment_id from proposal_base where proposal_number = ? order by flow").param(number)
        .query(row -> {
          bases.put(row.getString(1), row.getString(2));
        });
    Map<String, List<ModelFile>> files = new LinkedHashMap<>();
    jdbc.sql("select flow, name, content from proposal_file where proposal_number = ? order by flow, name").param(number)
        .query(row -> {
          files.computeIfAbsent(row.getString(1), flow -> new ArrayList<>()).add(new ModelFile(null, row.getString(2), row.getBytes(3)));
        });
    return bases.entrySet().stream()
        .map(base -> new FlowBundle(base.getKey(), base.getValue(), files.getOrDefault(base.getKey(), List.of()))).toList();
  }

  /** @return names of the files that came in with the proposal */
  public Set<String> uploaded(String number) {
    return jdbc.sql("select name from proposal_file where proposal_number = ? and uploaded order by name").param(number).query(String.class)
        .list().stream().collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** @return the files that came in with the proposal */
  public List<ModelFile> uploadedFiles(String number) {
    return jdbc.sql("select name, content from proposal_file where proposal_number = ? and uploaded order by name").param(number)
        .query((row, index) -> new ModelFile(null, row.getString(1), row.getBytes(2))).list();
  }

  /** @return where cases that wait at a removed step go, by step, for one flow */
  public Map<String, String> mapping(String number, String flow) {
    Map<String, String> mapping = new LinkedHashMap<>();
    jdbc.sql("select from_step, to_step from proposal_mapping where proposal_number = ? and flow = ? order by from_step")
        .params(number, flow)
        .query(row -> {
          mapping.put(row.getString(1), row.getString(2));
        });
    return mapping;
  }

  /** @return what was decided for the cases of a flow that cannot simply follow */
  public MoveOrders orders(String number, String flow) {
    Map<Skipping, Decided> remedies = new LinkedHashMap<>();
    jdbc.sql("select standing, step, remedy, reason from proposal_remedy where proposal_number = ? and flow = ?").params(number, flow)
        .query(row -> {
          remedies.put(new Skipping(row.getString(1), row.getString(2)), new Decided(Remedy.valueOf(row.getString(3)), row.getString(4)));
        });
    return new MoveOrders(mapping(number, flow), remedies);
  }

  /** Decides what is done about a step that cases which stand alike have never had; no remedy takes the decision back. */
  public void decide(String number, String flow, Skipping skipping, Optional<Decided> decided) {
    jdbc.sql("delete from proposal_remedy where proposal_number = ? and flow = ? and standing = ? and step = ?")
        .params(number, flow, skipping.standing(), skipping.step()).update();
    decided.ifPresent(now -> jdbc
        .sql("insert into proposal_remedy (proposal_number, flow, standing, step, remedy, reason) values (?, ?, ?, ?, ?, ?)")
        .params(number, flow, skipping.standing(), skipping.step(), now.remedy().name(), now.reason()).update());
  }

  /** Sends the cases of a removed step to another one; an empty step lets them stay where they are. */
  public void map(String number, String flow, String fromStep, String toStep) {
    jdbc.sql("delete from proposal_mapping where proposal_number = ? and flow = ? and from_step = ?").params(number, flow, fromStep)
        .update();
    if (!toStep.isEmpty()) {
      jdbc.sql("insert into proposal_mapping (proposal_number, flow, from_step, to_step) values (?, ?, ?, ?)")
          .params(number, flow, fromStep, toStep).update();
    }
  }

  public void explain(String number, String reason, boolean newDueDates) {
    jdbc.sql("update proposal set reason = ?, new_due_dates = ? where number = ?").params(reason, newDueDates, number).update();
  }

  public void put(String number, ProposalState state) {
    jdbc.sql("update proposal set state = ?, state_since = ? where number = ?").params(state.name(), OffsetDateTime.now(clock), number)
        .update();
  }

  /**
   * A matter of style.
   *
   * @param elementId null when the file as a whole is meant
   */
  public record Warning(String file, String elementId, String rule, String message) {}
}
