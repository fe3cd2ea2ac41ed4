package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.FieldFile;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files come in through the page and by REST, and what cannot be taken is answered with a sentence there and here. */
@WebTest
class IntakePagesTest {

  private static final String PAGE = "/applications/digital-explorers-2019";
  private static final String REST = "/api/cohorts/digital-explorers-2019/applications";
  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String TOO_LARGE = "A file may have 10 MB at most.";
  private static final int MEGABYTE = 1024 * 1024;

  @LocalServerPort private int port;
  private Visitor ruta;

  @BeforeEach
  void signIn() {
    ruta = new Visitor(port).signIn("ruta", PASSWORD);
  }

  @Test
  void aFileOfMoreThanTenMegabytesIsRefusedWithASentenceHoweverLargeItIs() {
    for (int size : new int[] {10 * MEGABYTE + 5, 11 * MEGABYTE, 30 * MEGABYTE}) {
      var page = upload("x".repeat(size), "year-first");
      assertThat(page.statusCode()).as("page, %d bytes", size).isEqualTo(413);
      assertThat(page.body()).contains(TOO_LARGE).doesNotContain("Your organisation has no part");
      var rest = send("x".repeat(size), "");
      assertThat(rest.statusCode()).as("REST, %d bytes", size).isEqualTo(413);
      assertThat(rest.body()).contains(TOO_LARGE);
    }
  }

  @Test
  void fiftyThousandRowsOfAnApplicationFitIntoAFile() {
    String[] lines = FieldFile.text("tab-separated.csv").split("\n");
    String file = lines[0] + "\n" + (lines[1].replace("Software developers", "Developers") + "\n").repeat(ApplicationFile.MAX_ROWS + 1);
    assertThat(file.length()).isLessThan(10 * MEGABYTE);

    var answer = send(file, "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The file has more than 50,000 rows.");
  }

  @Test
  void anEmptyBodyIsAnEmptyFile() {
    var answer = send("", "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The file is empty. Send a file whose first line names the columns.");
  }

  @Test
  void theOrderOfDatesIsSaidOnThePageAndByRest() {
    String file = FieldFile.text("dates-as-excel-saves-them.csv");

    assertThat(ruta.get(PAGE).body()).contains("Day first, as 31.01.2026");
    assertThat(send(file, "?dates=backwards").body()).contains("year-first, day-first or month-first");
    assertThat(send(file, "").body()).contains("line 2 has 24.10.2019");
    assertThat(send(file, "?dates=day-first").statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> upload(String content, String dates) {
    String body = part("_csrf", ruta.tokenOn(PAGE)) + part("dates", dates) + part("file\"; filename=\"call.csv", content) + "--cut--\r\n";
    return ruta.json("POST", PAGE, body, "Accept", "text/html", "Content-Type", "multipart/form-data; boundary=cut");
  }

  private static String part(String name, String content) {
    return "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name) + content + "\r\n";
  }

  private HttpResponse<String> send(String content, String query) {
    return new Visitor(port).json("POST", REST + query, content, "Content-Type", "text/csv", "Authorization",
        Visitor.basic("ruta", PASSWORD));
  }
}
