/* Says to the stylesheet that scripts run: what only they can do appears, what only they make needless goes. */
document.documentElement.classList.add("scripted");
