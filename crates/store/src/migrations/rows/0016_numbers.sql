-- The last number given to a document of each kind in a year. A number that was given is never given again, even
-- where the document was not written.
CREATE TABLE document_number (
  org @id NOT NULL,
  series @text NOT NULL,
  year @int NOT NULL,
  last @int NOT NULL,
  PRIMARY KEY (org, series, year)
) @norowid;
@postgres SELECT fence('document_number');
