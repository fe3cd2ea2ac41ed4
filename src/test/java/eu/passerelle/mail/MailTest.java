package eu.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.passerelle.database.WaitingWork;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A step of a flow tells an organisation that something waits, through a mail server that may be away. */
@FlowTest
@TestPropertySource(properties = {"spring.datasource.url=jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
    "passerelle.url=https://passerelle.example"})
class MailTest {

  private static final ServerSetup SMTP = new ServerSetup(freePort(), "localhost", ServerSetup.PROTOCOL_SMTP);
  private static final List<String> TRAINERS = List.of("tomas", "ieva");
  private static final String FLOW = "told-by-mail";

  @SuppressWarnings("unused")
  @MockitoBean private Sending inTheBackground;
  @Autowired private Flow flow;
  @Autowired private Outbox outbox;
  @Autowired private Readers readers;
  @Autowired private Letter letter;
  @Autowired private ObjectProvider<JavaMailSender> sender;
  @Autowired private WaitingWork work;
  @Autowired private HealthEndpoint health;
  @Autowired private JdbcClient jdbc;
  @Autowired private IdentityService identity;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;

  private GreenMail server;
  private String deployed;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    settings.add("spring.mail.host", () -> "localhost");
    settings.add("spring.mail.port", SMTP::getPort);
  }

  @BeforeEach
  void begin() {
    jdbc.sql("delete from mail").update();
    TRAINERS.forEach(id -> address(id, id + "@academy.example"));
    deployed = deploy("A course waits", "Somebody needs a place in a course.\nPlease plan it this week.", "").getId();
    open();
  }

  @AfterEach
  void end() {
    server.stop();
    repository.deleteDeployment(deployed, true);
  }

  @Test
  void everybodyAtTheOrganisationReadsWhatTheDiagramSaysAndNothingElse() throws Exception {
    flow.start(FLOW, "DEX-2019-77001", Flow.standard());
    sending().run();

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).extracting(mail -> mail.getHeader("To", ",")).containsExactlyInAnyOrder("tomas@academy.example",
        "ieva@academy.example");
    assertThat(mails).allSatisfy(mail -> {
      assertThat(mail.getRecipients(RecipientType.CC)).isNull();
      assertThat(mail.getSubject()).isEqualTo("A course waits (DEX-2019-77001)");
      assertThat(mail.getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
      assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo("""
          Somebody needs a place in a course.
          Please plan it this week.

          Number: DEX-2019-77001
          Sign in: https://passerelle.example""");
    });
    assertThat(states()).containsExactly("SENT", "SENT");
  }

  @Test
  void aMailIsSentOnceHoweverOftenAndWhereverSomebodyLooks() throws InterruptedException {
    IntStream.range(0, 15).forEach(i -> flow.start(FLOW, "DEX-2019-771%02d".formatted(i), Flow.standard()));

    outbox.address(readers::of);

    List<Thread> nodes = Stream.of(sending(), sending()).map(node -> new Thread(node::run)).toList();
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join();
    }
    sending().run();

    assertThat(server.getReceivedMessages()).hasSize(30).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
  }

  @Test
  void whenTheServerIsAwayTheCaseGoesOnAndTheMailFollowsLater() {
    server.stop();

    flow.start(FLOW, "DEX-2019-77002", Flow.standard()).passed("tell");
    sending().run();
    assertThat(states()).containsExactly("WAITING", "WAITING");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    open();
    sending().run();
    assertThat(server.getReceivedMessages()).as("the other one, the first waits for its pause").hasSize(1);
    timePasses(Duration.ofMinutes(2));
    sending().run();
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void eachPauseIsLongerThanTheOneBeforeUpToAnHour() {
    server.stop();
    flow.start(FLOW, "DEX-2019-77003", Flow.standard());
    outbox.address(readers::of);
    jdbc.sql("delete from mail where user_id = 'ieva'").update();

    List<Long> pauses = IntStream.range(0, 8).mapToObj(i -> {
      jdbc.sql("update mail set due_at = ?").param(OffsetDateTime.now()).update();
      OffsetDateTime before = OffsetDateTime.now();
      sending().run();
      return Duration.between(before, jdbc.sql("select due_at from mail where user_id = 'tomas'").query(OffsetDateTime.class).single())
          .toMinutes();
    }).toList();

    assertThat(pauses).isSorted().startsWith(1L, 2L, 4L).endsWith(60L, 60L);
  }

  @Test
  void afterThreeDaysItIsNoNewsAndAfterTwoWeeksForgotten() {
    server.stop();
    flow.start(FLOW, "DEX-2019-77004", Flow.standard());
    sending().run();

    jdbc.sql("update mail set written_at = ?").param(OffsetDateTime.now().minusDays(4)).update();
    open();
    sending().run();
    assertThat(states()).containsExactly("GIVEN_UP", "GIVEN_UP");
    assertThat(server.getReceivedMessages()).isEmpty();

    jdbc.sql("update mail set done_at = ?").param(OffsetDateTime.now().minusDays(15)).update();
    sending().run();
    assertThat(states()).isEmpty();
  }

  @Test
  void aNodeThatIsKilledWhileSendingLeavesTheMailToTheOthers() throws Exception {
    flow.start(FLOW, "DEX-2019-77005", Flow.standard());
    outbox.address(readers::of);
    Mail onItsWay = outbox.take().orElseThrow();
    sender.getObject().send(letter.to(readers.addressOf(onItsWay).orElseThrow(), onItsWay));

    sending().run();
    assertThat(server.getReceivedMessages()).as("it may still be on its way").hasSize(2);
    timePasses(Duration.ofMinutes(11));
    sending().run();

    assertThat(server.getReceivedMessages()).hasSize(3);
    assertThat(Stream.of(server.getReceivedMessages()).map(MailTest::id).distinct()).as("mail programs take both for the same").hasSize(2);
  }

  @Test
  void aStepThatIsUndoneHasToldNobody() {
    repository.deleteDeployment(deployed, true);
    deployed = deploy("A course waits", "Plan it.", "fails").getId();

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey(FLOW, "DEX-2019-77006", Flow.standard()));

    assertThat(states()).isEmpty();
  }

  @Test
  void whoHasLeftMeanwhileIsToldNothingAndWhoCameIs() {
    flow.start(FLOW, "DEX-2019-77007", Flow.standard());
    outbox.address(readers::of);
    identity.deleteMembership("ieva", "code-academy");
    try {
      sending().run();
      assertThat(server.getReceivedMessages()).extracting(mail -> mail.getHeader("To", ",")).containsExactly("tomas@academy.example");
    } finally {
      identity.createMembership("ieva", "code-academy");
    }
  }

  @Test
  void anAddressThatIsNoneHoldsUpNobody() {
    address("ieva", "ieva@academy.example\r\nBcc: somebody@evil.example");
    address("tomas", "tomas@academy.example, somebody@evil.example");
    flow.start(FLOW, "DEX-2019-77008", Flow.standard());

    sending().run();

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(states()).containsExactly("GIVEN_UP", "GIVEN_UP");
  }

  @Test
  void aNumberThatSomebodyMadeUpWritesNoHeader() throws Exception {
    runtime.startProcessInstanceByKey(FLOW, "X\r\nBcc: somebody@evil.example\r\n\r\nHello", Flow.standard());

    sending().run();

    assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(mail -> {
      assertThat(mail.getAllRecipients()).hasSize(1);
      assertThat(mail.getSubject()).contains("Bcc: somebody@evil.example");
    });
  }

  @Test
  void whatTheCaseKnowsAboutAPersonCannotBeWrittenIntoAMail() {
    assertThatThrownBy(() -> deploy("A course for ${givenName}", "Plan it.", "")).isInstanceOf(ParseException.class)
        .hasMessageContaining("The subject of “Tell the training provider” must be plain words");
    assertThatThrownBy(() -> deploy("A course waits", "For ${givenName} #{familyName}.", "")).isInstanceOf(ParseException.class)
        .hasMessageContaining("The text of “Tell the training provider” must be plain words");
  }

  private Sending sending() {
    return new Sending(outbox, readers, letter, sender, work);
  }

  private void open() {
    server = new GreenMail(SMTP);
    server.start();
  }

  private void timePasses(Duration time) {
    jdbc.sql("select distinct due_at from mail where state = 'WAITING'").query(OffsetDateTime.class).list()
        .forEach(due -> jdbc.sql("update mail set due_at = ? where due_at = ?").params(due.minus(time), due).update());
  }

  private List<String> states() {
    return jdbc.sql("select state from mail order by state").query(String.class).list();
  }

  /** As it may stand there from a time or a tool that looked less closely. */
  private void address(String userId, String address) {
    jdbc.sql("update ACT_ID_USER set EMAIL_ = ? where ID_ = ?").param(address).param(userId).update();
  }

  private Deployment deploy(String subject, String text, String then) {
    String next =
        then.isEmpty() ? "<bpmn:endEvent id='next'/>" : "<bpmn:serviceTask id='next' camunda:delegateExpression='${makeOfferDelegate}'/>";
    return repository.createDeployment().name(FLOW).addString(FLOW + ".bpmn", """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            targetNamespace="http://passerelle.eu/bpmn">
          <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="tell"/>
            <bpmn:serviceTask id="tell" name="Tell the training provider" camunda:delegateExpression="${sendMailDelegate}">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="role">training-provider</camunda:inputParameter>
                <camunda:inputParameter name="subject">%s</camunda:inputParameter>
                <camunda:inputParameter name="text">%s</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="b" sourceRef="tell" targetRef="next"/>%s
          </bpmn:process>
        </bpmn:definitions>""".formatted(FLOW, subject, text, next)).deploy();
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
