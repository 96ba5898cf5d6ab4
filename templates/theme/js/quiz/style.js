// The rules of `css/quiz-alone.css` and `css/quiz.css`. A build puts them here.

export const STYLE = "";
