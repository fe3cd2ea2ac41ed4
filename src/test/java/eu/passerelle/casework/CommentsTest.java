package eu.passerelle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.Cases.CommentView;
import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.testing.Postgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Postgres.class)
class CommentsTest extends CaseTest {

  private static final String FIRM = "dovile";
  private static final String OTHER_FIRM = "simona";

  @Autowired TaskRouting routing;

  @Test
  void everybodyReadsWhatTheOwnOrganisationWroteAndCoordinatorsReadAllAlsoWhenTheTasksAreDone() {
    String number = startCase();
    comment(number, "userTask_assess", RECRUITER, "ventures-platform", "Weak at SQL,\nstrong at Java.");
    complete(number, "userTask_assess");
    comment(number, "userTask_papers", SUPPORTER, "afriko", "The passport is on its way.");
    participations.playInCase(number, "employer", "baltic-byte");
    complete(number, "userTask_papers", "userTask_interview");
    comment(number, "userTask_hire", FIRM, "baltic-byte", "We pay less than others.");

    assertThat(texts(number, FIRM)).containsExactly("We pay less than others.");
    assertThat(texts(number, RECRUITER)).containsExactly("Weak at SQL,\nstrong at Java.");
    assertThat(texts(number, SUPPORTER)).containsExactly("The passport is on its way.");
    assertThat(texts(number, COORDINATOR)).containsExactly("We pay less than others.", "The passport is on its way.",
        "Weak at SQL,\nstrong at Java.");
    assertThat(cases.comments(number, RECRUITER)).singleElement().satisfies(comment -> {
      assertThat(comment.step()).isEqualTo("Assess application");
      assertThat(comment.person()).isEqualTo("Bisi Adeyemi");
      assertThat(comment.organisationName()).isEqualTo("Ventures Platform");
    });
  }

  @Test
  void aFirmThatTakesOverATaskDoesNotReadWhatTheFormerOneWroteThere() throws InterruptedException {
    String number = startCase();
    participations.playInCase(number, "employer", "baltic-byte");
    complete(number, "userTask_assess", "userTask_papers", "userTask_interview");
    comment(number, "userTask_hire", FIRM, "baltic-byte", "We pay less than others.");
    Thread.sleep(20);
    participations.playInCase(number, "employer", "amber-cloud");
    routing.reroute(number, "employer");
    comment(number, "userTask_hire", OTHER_FIRM, "amber-cloud", "Who was here before?");

    assertThat(texts(number, OTHER_FIRM)).containsExactly("Who was here before?");
    assertThat(texts(number, FIRM)).isEmpty();
    assertThat(texts(number, COORDINATOR)).hasSize(2);
  }

  private void comment(String number, String element, String userId, String group, String text) {
    String task = task(number, element).getId();
    identity.setAuthentication(userId, List.of(group));
    try {
      tasks.createComment(task, null, text);
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<String> texts(String number, String userId) {
    return cases.comments(number, userId).stream().map(CommentView::text).toList();
  }
}
