package eu.passerelle.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * By which names people reach the application.
 *
 * @param url where people reach it; its name always counts
 * @param hosts further names, without port
 */
@Validated
@ConfigurationProperties("passerelle")
record HostSettings(
    @NotNull @Pattern(regexp = "https?://\\S+",
        message = "must be where people reach the application, beginning with https:// or http://") String url,
    @DefaultValue List<@Pattern(regexp = "[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]",
        message = "must be names without port, such as passerelle.example") String> hosts) {

  /** A browser on the machine itself calls it by any of them. */
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** @return all names that count, in small letters */
  Set<String> names() {
    Set<String> named = Stream.concat(Stream.of(UriComponentsBuilder.fromUriString(url).build().getHost()), hosts.stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
    if (named.stream().anyMatch(THIS_MACHINE::contains)) {
      named.addAll(THIS_MACHINE);
    }
    return named;
  }
}
