package eu.passerelle.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which applications of a cohort have become which cases. */
@Repository
class Applications {

  private final JdbcClient sql;

  Applications(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<String> caseOf(String cohortId, String applicationId) {
    return sql.sql("select case_number from application where cohort_id = :cohort and application_id = :application")
        .param("cohort", cohortId).param("application", applicationId).query(String.class).optional();
  }

  /** @return the case of somebody with the same name and date of birth */
  Optional<String> caseOfPerson(String cohortId, Applicant applicant) {
    return sql.sql("select case_number from application where cohort_id = :cohort and person_hash = :person")
        .param("cohort", cohortId).param("person", applicant.person()).query(String.class).optional();
  }

  /** @return the first case of somebody with the same date of birth and the same e-mail address or telephone number */
  Optional<String> caseOfContact(String cohortId, Applicant applicant) {
    List<String> contacts = applicant.contacts();
    return contacts.isEmpty() ? Optional.empty()
        : sql.sql("""
            select case_number from application where cohort_id = :cohort and (mail_hash in (:contacts) or phone_hash in (:contacts))
            order by case_number limit 1""").param("cohort", cohortId).param("contacts", contacts).query(String.class).optional();
  }

  void add(String cohortId, String applicationId, Applicant applicant, String caseNumber) {
    sql.sql("""
        insert into application (cohort_id, application_id, person_hash, mail_hash, phone_hash, case_number)
        values (:cohort, :application, :person, :mail, :phone, :number)""").param("cohort", cohortId).param("application", applicationId)
        .param("person", applicant.person()).param("mail", applicant.mail()).param("phone", applicant.phone())
        .param("number", caseNumber).update();
  }
}
