import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root')!).render(<main>三链平台</main>)
