// The fields of one picture: the file's words put in with a press, and keywords completed after each comma.
const takeTheFilesWords = (button) => {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const field = button.form.elements[button.value];
    field.value = button.dataset.said;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
};

// A list completes a whole field; here each choice carries the words that are already there.
const complete = (field) => {
  const list = field.list;
  if (!list) return;
  const known = [...list.options].map((option) => option.value);
  field.addEventListener("input", () => {
    const before = field.value.slice(0, field.value.lastIndexOf(",") + 1).trim();
    const there = before.split(",").map((word) => word.trim());
    const options = known.filter((word) => !there.includes(word)).map((word) => {
      const option = document.createElement("option");
      option.value = before ? `${before} ${word}` : word;
      return option;
    });
    list.replaceChildren(...options);
  });
};

for (const button of document.querySelectorAll("[data-said]")) takeTheFilesWords(button);
for (const field of document.querySelectorAll("input[name=keywords][list]")) complete(field);
