package eu.passerelle.redesign.flows;

import eu.passerelle.database.RecordRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who put which version of a flow in force, when and why. */
@Service
public class Publications {

  private final JdbcClient jdbc;

  Publications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public void add(Publication publication) {
    jdbc.sql("""
        insert into publication (id, flow, deployment_id, proposal_number, replaced_deployment_id, published_by, countersigned_by, reason,
        changes, published_at) values (:id, :flow, :deploymentId, :proposalNumber, :replacedDeploymentId, :publishedBy, :countersignedBy,
        :reason, :changes, :publishedAt)""").paramSource(publication).update();
  }

  /** @return what people put in force by these deployments */
  public List<Publication> ofDeployments(Collection<String> deploymentIds) {
    return deploymentIds.isEmpty() ? List.of() : jdbc.sql("select * from publication where deployment_id in (:ids)")
        .param("ids", deploymentIds).query(RecordRow.of(Publication.class)).list();
  }

  /** @return who put a proposal in force */
  public Optional<String> publisherOf(String proposalNumber) {
    return jdbc.sql("select published_by from publication where proposal_number = ?").param(proposalNumber).query(String.class).list()
        .stream()
        .findFirst();
  }

  /** @return what a proposal put in force, one for each flow it changed */
  public List<Publication> ofProposal(String number) {
    return jdbc.sql("select * from publication where proposal_number = ? order by flow").param(number)
        .query(RecordRow.of(Publication.class)).list();
  }
}
