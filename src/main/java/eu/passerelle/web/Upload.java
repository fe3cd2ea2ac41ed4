package eu.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The kinds of requests that bring something, each with the most that it may bring, whichever way it comes in. */
enum Upload {

  DEPLOYMENT("/(engine-rest|camunda/api)/.*deployment/.+", BodySettings::deployment,
      "A deployment may have %d MB in all, this one is larger."),
  APPLICATIONS("/(api/cohorts/[^/]+/applications|applications/[^/]+)", BodySettings::applications, "A file may have 10 MB at most."),
  ATTACHMENT("/(engine-rest|camunda/api)/.*task/[^/]+/attachment/create", BodySettings::attachment,
      "An attachment may have %d MB at most, this one is larger."),
  OTHER(".*", BodySettings::request, "This may have %d MB at most, and what was sent is larger. Shorten its texts.");

  private final RequestMatcher requests;
  private final ToIntFunction<BodySettings> megabytes;
  private final String tooLong;

  Upload(String path, ToIntFunction<BodySettings> megabytes, String tooLong) {
    this.requests = FullPath.like(path);
    this.megabytes = megabytes;
    this.tooLong = tooLong;
  }

  static Upload of(HttpServletRequest request) {
    return Stream.of(values()).filter(kind -> kind == OTHER || request.getMethod().equals("POST") && kind.requests.matches(request))
        .findFirst().orElseThrow();
  }

  /** @return in bytes */
  long most(BodySettings settings) {
    return megabytes.applyAsInt(settings) * 1024L * 1024;
  }

  String tooLong(BodySettings settings) {
    return tooLong.formatted(megabytes.applyAsInt(settings));
  }
}
