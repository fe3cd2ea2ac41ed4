package eu.passerelle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The desktop Modeler's deploy dialog: the calls that it makes, with the headers and in the order of parts that it sends them. */
public final class Modeler {

  private static final String BOUNDARY = "----WebKitFormBoundarymodeler";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI rest;
  private final String authorization;

  /** @param authorization value of the header; null sends none */
  public Modeler(int port, String authorization) {
    this.rest = URI.create("http://localhost:" + port + "/engine-rest/");
    this.authorization = authorization;
  }

  /** The connection check. */
  public HttpResponse<String> check() {
    return send(request("deployment?maxResults=0").GET());
  }

  /** Asks which engine it speaks to. */
  public HttpResponse<String> version() {
    return send(request("version").GET());
  }

  /** Deploys files in this order: names and contents in turn. */
  public HttpResponse<String> deploy(String name, String... namesAndContents) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return deploy(name, files);
  }

  /** Deploys the diagram first, then what was ticked as additional files. */
  public HttpResponse<String> deploy(String name, Map<String, byte[]> files) {
    StringBuilder body = new StringBuilder(part("deployment-name", name)).append(part("deployment-source", "Camunda Modeler"))
        .append(part("enable-duplicate-filtering", "true"));
    files.forEach((file, content) -> body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"").append(file)
        .append("\"; filename=\"").append(file).append("\"\r\nContent-Type: text/xml\r\n\r\n")
        .append(new String(content, StandardCharsets.UTF_8)).append("\r\n"));
    return send(request("deployment/create").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofString(body.append("--").append(BOUNDARY).append("--\r\n").toString())));
  }

  /** @return what was answered, read as JSON */
  public static JsonNode read(HttpResponse<String> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(rest.resolve(path)).header("accept", "application/json").header("Origin", "file://");
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String part(String name, String value) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
}
