// Only the topics of the story's language are shown; one chosen in the other language stays to be seen and unchosen.

export function fitTopics(form) {
  const language = form.querySelector("select[name=language]");
  const fit = () => {
    for (const group of form.querySelectorAll(".topic-group")) {
      group.hidden = group.dataset.language !== language.value && !group.querySelector(":checked");
    }
  };
  language?.addEventListener("change", fit);
  fit();
}
