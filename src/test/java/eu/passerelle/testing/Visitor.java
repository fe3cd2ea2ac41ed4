package eu.passerelle.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser's cookies and no script: asks for pages, signs in, sends forms, follows no redirect. */
public class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final URI root;

  /** @param port of the application on this machine */
  public Visitor(int port) {
    this.root = URI.create("http://localhost:" + port);
  }

  /** Signs in through the page. */
  public Visitor signIn(String name, String password) {
    post("/sign-in", Map.of("name", name, "password", password, "_csrf", tokenOn("/sign-in")));
    return this;
  }

  /** Asks for a page as a browser does. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").GET(), headers);
  }

  /** Asks for JSON as a script does. */
  public HttpResponse<String> getJson(String path, String... headers) {
    return send(request(path).header("Accept", "application/json").GET(), headers);
  }

  /** Sends a form. */
  public HttpResponse<String> post(String path, Map<String, String> form) {
    var body =
        form.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    return send(request(path).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body)));
  }

  /** Sends JSON as a script does. */
  public HttpResponse<String> json(String method, String path, String body, String... headers) {
    return send(request(path).header("Accept", "application/json").header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body)), headers);
  }

  /** @return a form with these names and values in turn, and with a token */
  public Map<String, String> form(String... namesAndValues) {
    Map<String, String> form = new HashMap<>(Map.of("_csrf", tokenOn("/cases")));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }

  /** @return the token that a form on this page carries */
  public String tokenOn(String path) {
    var page = get(path).body();
    var token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new AssertionError("No form with a token on " + path);
    }
    return token.group(1);
  }

  /** @return the value of a cookie */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue)
        .findFirst();
  }

  /** @return the value of an Authorization header for HTTP Basic */
  public static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
