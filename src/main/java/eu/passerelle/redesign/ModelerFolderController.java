package eu.passerelle.redesign;

import eu.passerelle.engine.SignedIn;
import eu.passerelle.scheme.Schemes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Hands the folder to coordinators and administrators. */
@Controller
class ModelerFolderController {

  private final ModelerFolder folder;
  private final SignedIn person;
  private final Schemes schemes;

  ModelerFolderController(ModelerFolder folder, SignedIn person, Schemes schemes) {
    this.folder = folder;
    this.person = person;
    this.schemes = schemes;
  }

  @GetMapping("/flows/modeler.zip")
  void folder(HttpServletResponse response) throws IOException {
    if (!person.isAdministrator() && schemes.coordinatedBy(person.groupIds()).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("passerelle-flows.zip").build().toString());
    folder.writeTo(response.getOutputStream());
  }
}
