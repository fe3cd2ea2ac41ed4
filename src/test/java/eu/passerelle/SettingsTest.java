package eu.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What is set wrong is told at the start, by its name and with what it must be like. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      passerelle.password-strength | 3                  | must be 4 or more
      passerelle.password-strength | 32                 | must be 31 or less
      passerelle.password-strength | strong             | failed to convert
      passerelle.token-user        | ''                 | must name the word of a token that is the user id
      passerelle.url               | passerelle.example | must be where people reach the application
      passerelle.url               | ''                 | must be where people reach the application
      passerelle.hosts[0]          | example:8080       | must be names without port
      passerelle.mail-from         | the office         | must be the address that mails come from
      passerelle.suspension-process | ''                | must name the flow that suspends cases
      passerelle.publication-process | ''               | must name the flow that proposals run through
      passerelle.template-process  | ''                 | must name the flow that new schemes get a copy of
      passerelle.country-tables    | ' , silence'       | must name a table
      passerelle.most-megabytes.request | 0             | must be 1 or more
      passerelle.most-megabytes.deployment | 101        | must be 100 or less
      passerelle.try-out.time-limit | PT0S              | must leave a try-out some time
      passerelle.try-out.time-limit | soon              | failed to convert
      """)
  void aWrongSettingStopsTheStartWithASentence(String setting, String value, String sentence, CapturedOutput output) {
    assertThatThrownBy(() -> start("--" + setting + "=" + value));

    assertThat(output).contains("APPLICATION FAILED TO START").containsIgnoringCase(sentence);
    assertThat(output.toString().replace("-", "").toLowerCase(Locale.ROOT)).contains("property: " + setting.replace("-", ""));
  }

  @Test
  void whatIsShippedIsRight() {
    start().close();
  }

  @Test
  void aSenderMayHaveANameBesideTheAddress() {
    start("--passerelle.mail-from=Passerelle <office@passerelle.example>").close();
  }

  @Test
  void whatAProxySaysIsBelievedOnTheMachineItselfOnlyUnlessOneIsNamed() {
    assertThat(trusted()).satisfies(proxies -> assertThat("127.0.0.1").matches(proxies))
        .satisfies(proxies -> assertThat("10.0.0.5").doesNotMatch(proxies));
    assertThat(trusted("--PASSERELLE_PROXY=10\\.0\\.0\\.5")).satisfies(proxies -> assertThat("10.0.0.5").matches(proxies))
        .satisfies(proxies -> assertThat("10.0.0.6").doesNotMatch(proxies));
  }

  private static String trusted(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--spring.profiles.active=postgres");
    try (var context = start(all.toArray(String[]::new))) {
      return context.getEnvironment().getProperty("server.tomcat.remoteip.internal-proxies");
    }
  }

  private static ConfigurableApplicationContext start(String... settings) {
    return new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE).run(settings);
  }

  /** All settings of the house, and nothing that uses them. */
  @ConfigurationPropertiesScan
  static class Settings {}
}
